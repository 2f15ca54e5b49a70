import { DEFAULT_LADDER, type Ladder, type QuietHours } from "../../domain/ladder.js";
import { isQuietAt } from "../../domain/quiet-hours.js";
import { say } from "../../domain/say.js";
import { type Finding, repeated } from "./finding.js";
import { ladderForm, quietForm, toLadder } from "./ladder-form.js";
import { each, type Place, textOf, under } from "./place.js";

/** Ladders that name a step twice or reach nobody, and quiet hours that leave no time to speak. */
export function checkLadders(root: Place): Finding[] {
  const plan = under(root, "plan");
  const ofPlan = under(plan, "ladder");
  const quietHours = under(plan, "quietHours");
  const quiet = quietForm.safeParse(quietHours.value);
  const hours = quiet.success ? quiet.data : null;
  const ladder = resolve(ofPlan, DEFAULT_LADDER);
  const tasks = each(under(root, "tasks")).map((task) => under(task, "ladder"));
  return [
    ...[ofPlan, ...tasks].flatMap(checkRepeated),
    ...(ladder ? checkReach(ofPlan, ladder) : []),
    ...(hours && ladder && isSilent(ladder, hours) ? [silent(quietHours, ladder, hours)] : []),
    ...tasks.flatMap((place) => checkTask(place, ladder ?? DEFAULT_LADDER, hours)),
  ];
}

/** The whole ladder written at `place`; null when it can't be read, which is reported as that. */
function resolve(place: Place, base: Ladder): Ladder | null {
  if (place.value === undefined) return base;
  const form = ladderForm.safeParse(place.value);
  return form.success ? toLadder(form.data, base) : null;
}

function checkTask(place: Place, ofPlan: Ladder, hours: QuietHours | null): Finding[] {
  const ladder = place.value === undefined ? null : resolve(place, ofPlan);
  if (!ladder) return [];
  const slots = under(place, "slots");
  // Slots taken from the plan are the plan's fault.
  const isMute = slots.value !== undefined && hours !== null && isSilent(ladder, hours);
  return [...checkReach(place, ladder), ...(isMute ? [silent(slots, ladder, hours)] : [])];
}

function checkReach(place: Place, { before, escalations }: Ladder): Finding[] {
  return before.length === 0 && escalations.length === 0
    ? [{ path: place.path, problem: say("catalogue-ladder-nobody") }]
    : [];
}

function checkRepeated(ladder: Place): Finding[] {
  const escalations = each(under(ladder, "escalations"));
  const audiences = new Map(
    escalations.map((step) => [under(step, "rung").path.join("/"), textOf(under(step, "audience"))]),
  );
  return [
    ...repeated(each(under(ladder, "rungs"))),
    ...repeated(each(under(ladder, "slots"))),
    // One rung may tell several audiences, and one audience be told on several rungs.
    ...repeated(
      escalations.map((step) => under(step, "rung")),
      (rung) => {
        const audience = audiences.get(rung.path.join("/")) ?? null;
        return textOf(rung) === null || audience === null ? null : `${textOf(rung)} ${audience}`;
      },
    ),
  ];
}

function isSilent({ slots }: Ladder, hours: QuietHours): boolean {
  return slots.every((time) => isQuietAt(time, hours));
}

function silent(place: Place, { slots }: Ladder, { from, to }: QuietHours): Finding {
  return { path: place.path, problem: say("catalogue-quiet-always", { slots: slots.join(", "), from, to }) };
}
