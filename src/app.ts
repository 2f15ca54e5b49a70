import { rehearsalChannel } from "./channels/rehearsal/rehearsal-channel.js";
import { realTimers } from "./channels/timers.js";
import type { ServiceClock } from "./clock.js";
import type { Config } from "./config.js";
import type { Channel } from "./domain/message.js";
import { createLog, type Logger } from "./log.js";
import { type Office, openOffice } from "./office/office.js";
import { keepRehearsalClock, prepareRehearsal, rehearsalStart } from "./office/rehearsal.js";
import { leaveRehearsal } from "./office/rehearsal-left.js";
import { planDue } from "./reminders/plan-due.js";
import { answerMarks } from "./service/answer-marks.js";
import { botChannels, claimBots, receiverOf, startLinkOf } from "./service/bots.js";
import { readFeed } from "./service/calendar-feed.js";
import { type Closing, closing } from "./service/closing.js";
import { dashboardOptions } from "./service/dashboard.js";
import { type Guard, guardedReceiver, openGuard } from "./service/guard.js";
import { housekeeping } from "./service/housekeeping.js";
import { serviceMetrics } from "./service/metrics.js";
import { personMenus } from "./service/person-menus.js";
import { apiDesk } from "./service/read-api.js";
import { readiness } from "./service/readiness.js";
import { rehearsalPage } from "./service/rehearsal-page.js";
import { createScheduler, planningOf } from "./service/reminding.js";
import { sendersOf } from "./service/senders.js";
import { openShelves } from "./service/shelves.js";
import { siteOf } from "./service/site.js";
import { adviceOf, createConversation, filesOf, openDialogues, openFloodGuard, summaryForms } from "./service/talk.js";
import { tickSteps, watchOver } from "./service/tick-steps.js";
import { openTracing, tracedChannel, tracedReceiver } from "./service/tracing.js";
import { deliveryFacts } from "./service/watchdog.js";
import { addressProblem } from "./start-problem.js";
import { ensureAdministrators } from "./storage/link-account.js";
import { createServer } from "./web/server.js";

export type Service = {
  readonly office: Office;
  readonly port: number;
  /** Plans and sends what is due now. */
  tick(): Promise<void>;
  /** Takes no more work, finishes what is in hand, closes everything. */
  stop(): Promise<void>;
};

export type ServiceOptions = {
  readonly clock?: ServiceClock;
  readonly log?: Logger;
  /** Called once when the service hangs and only a new start helps. */
  readonly onStuck?: () => void;
};

/** Builds every room, hands each what it needs, and starts the service. Rejects with advice when it can't start. */
export async function startService(config: Config, options: ServiceOptions = {}): Promise<Service> {
  const log = options.log ?? createLog(config);
  const office = await openOffice(config, {
    rehearsalStart: rehearsalStart(),
    ...(options.clock ? { clock: options.clock } : {}),
    hurried: true,
  });
  const opened = closing();
  opened.add(() => office.close());
  // Only now: a migration may take as long as it needs.
  const { onStuck = () => undefined } = options;
  const guard = openGuard({ store: office.database.kind, timers: realTimers, log, onStuck });
  opened.add(() => guard.stop());
  try {
    return await assemble(config, office, log, opened, guard);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

async function assemble(config: Config, office: Office, log: Logger, opened: Closing, guard: Guard): Promise<Service> {
  const { clock, texts, database, organization } = office;
  const org = organization.id;
  const starting = guard.hold("the start");
  await leaveRehearsal(config, office, log);
  await claimBots(config, office);
  const planning = planningOf(office);
  // Before anything that takes time: a slot that passes while channels connect must not count as "before the start".
  await planDue(planning);
  await ensureAdministrators(database.db, org, config.administrators, clock.now());
  if (office.channels.has("rehearsal")) {
    await prepareRehearsal(office);
    opened.add(() => keepRehearsalClock(office));
  }

  const { trace, stop: stopTracing } = await openTracing(config, log);
  opened.add(stopTracing);
  const dialogues = await openDialogues(config, office, log);
  opened.add(() => dialogues.close());
  const floods = await openFloodGuard(config, office, log);
  opened.add(() => floods.close());
  const watch = watchOver(office, log);
  const metrics = serviceMetrics(() => deliveryFacts(office, watch), office.channels);
  const publicUrl = config.delivery.kind === "webhook" ? config.delivery.publicUrl : null;
  const shelves = await openShelves(config, office, log);
  opened.add(() => shelves.close());
  const room = office.channels.has("rehearsal") ? rehearsalChannel({ clock, botName: "Nhắc Việc" }) : null;
  const hooked = await botChannels(config, office, log, shelves);
  const channels: Channel[] = [hooked.telegram, hooked.zalo, room].filter(
    (channel) => channel !== undefined && channel !== null,
  );
  const site = siteOf(config);
  const surroundings = {
    dialogues,
    fetchFile: filesOf(channels),
    startLink: startLinkOf(hooked),
    site,
    chatAdvice: adviceOf(channels),
  };
  const talk = createConversation(office, { ...surroundings, guard: floods.guard });
  const menus = hooked.telegram ? personMenus(office, hooked.telegram, log) : null;
  opened.add(async () => menus?.idle());
  const senders = channels.map((channel) => sendersOf(tracedChannel(channel, trace), office, log));
  const beat = createScheduler({
    config,
    office,
    planning,
    channels: senders.map(({ reminders }) => reminders),
    forms: summaryForms(office),
    metrics,
    steps: tickSteps(office, watch, menus, log),
    log,
    trace,
    guard,
  });

  const byWebhook = config.delivery.kind === "webhook";
  const server = createServer({
    language: "vi",
    words: (line) => texts.plain("vi", line),
    log,
    metrics: metrics.registry,
    stuck: guard.stuck,
    readiness: () => readiness(office, channels, dialogues, beat, watch),
    webhooks: {
      ...(byWebhook && hooked.telegram ? { telegram: hooked.telegram.webhook } : {}),
      ...(byWebhook && hooked.zalo ? { zalo: hooked.zalo.webhook } : {}),
    },
    pictures: shelves.pictures,
    documents: shelves.documents,
    dashboard: dashboardOptions(office, metrics, publicUrl?.startsWith("https:") ?? false),
    feeds: { read: (token) => readFeed(office, token), counted: (outcome) => metrics.keyUsed("feed", outcome) },
    api: { desk: apiDesk(office), counted: (outcome) => metrics.keyUsed("api", outcome) },
    ...(room ? { rehearsal: { desk: rehearsalPage(office, room, beat), transcript: room } } : {}),
  });
  const listening = await server.listen(config.host, config.port).catch((error: unknown) => {
    throw addressProblem(error, config);
  });
  opened.add(() => listening.close());
  site.listensOn(listening.port);

  const marks = answerMarks(office, log);
  opened.add(() => marks.flush());
  const receivers = senders.map(({ answers }) => receiverOf(answers, { talk, office, metrics, log, menus, marks }));
  for (const [index, channel] of channels.entries()) {
    const receiver = receivers[index];
    if (receiver) await channel.start(tracedReceiver(guardedReceiver(receiver, guard), channel.name, trace));
    opened.add(async () => {
      await channel.stop();
      await receiver?.idle();
    });
  }
  database.lock?.serve(async (request) => {
    // Loaded when somebody asks: what reads documents is half the program, and most starts never need it.
    const { runRequest } = await import("./cli/run-request.js");
    return runRequest(office, config, createConversation(office, surroundings), request);
  });
  starting.release();
  await beat.run();
  beat.start();
  opened.add(() => beat.stop());
  const nightly = housekeeping(office, config, log);
  opened.add(() => nightly.stop());

  const url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${listening.port}/`;
  log.info(
    {
      url,
      port: listening.port,
      store: database.kind,
      channels: [...office.channels],
      clock: clock.now().toISOString(),
    },
    `listening on ${url}`,
  );
  return {
    office,
    port: listening.port,
    tick: () => beat.run(),
    // In reverse: the tick first, the store last.
    stop: () => opened.close(),
  };
}
