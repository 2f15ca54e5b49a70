import ical, {
  ICalAlarmRelatesTo,
  ICalAlarmType,
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import type { Say } from "../../domain/say.js";
import type { FeedEvent } from "./feed-events.js";

const HOUR = 3_600;
/** How often a calendar may ask again, in seconds; most ask much more rarely. */
const FEED_TTL = 15 * 60;
/** At eight in the morning, counted from the day's first moment: three days before, the day before, the day itself. */
const ALARMS = [-64 * HOUR, -16 * HOUR, 8 * HOUR] as const;

/**
 * The entries as an iCalendar document (RFC 5545), to be subscribed to. A result that is in stays, ticked off and
 * without an alarm: Google and Outlook take hours to drop an entry that has gone, and people wonder where it went.
 */
export function calendarFeed(events: readonly FeedEvent[], name: string, words: (line: Say) => string): string {
  const calendar = ical({
    name: inLine(name),
    prodId: { company: "nhacviec", product: "nhacviec", language: "VI" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: FEED_TTL,
  });
  for (const event of events) addEvent(calendar, event, words);
  return calendar.toString();
}

function addEvent(calendar: ICalCalendar, event: FeedEvent, words: (line: Say) => string): void {
  // Without a zone the library writes the day as it is in UTC.
  const start = new Date(`${event.on}T00:00:00Z`);
  const title = inLine(words(event.title));
  calendar.createEvent({
    id: `${event.uid}@nhacviec`,
    sequence: event.sequence,
    start,
    end: new Date(start.getTime() + 24 * HOUR * 1_000),
    allDay: true,
    summary: title,
    description: inert(event.description.map(words).join("\n")),
    // In a published calendar the stamp is the last change (RFC 5545, 3.8.7.2): the same facts give the same bytes.
    stamp: event.modifiedAt,
    lastModified: event.modifiedAt,
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    alarms: event.done
      ? []
      : ALARMS.map((after) => ({
          type: ICalAlarmType.display,
          relatesTo: ICalAlarmRelatesTo.start,
          ...(after < 0 ? { triggerBefore: -after } : { triggerAfter: after }),
          description: title,
        })),
  });
}

/** What stands in one line of a calendar's list; the library leaves a line's end in a calendar's name as it is. */
function inLine(text: string): string {
  return inert(text).replace(/\s+/g, " ").trim();
}

/** Control characters but the line's end have no place in the format, nor has half of a character. */
function inert(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, " ").replace(/\p{Cs}/gu, "\uFFFD");
}
