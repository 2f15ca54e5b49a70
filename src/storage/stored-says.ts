import type { Arg, Say } from "../domain/say.js";

/** Lines read back from JSON, in which an instant has become a string: as they were handed in. */
export function storedSays(lines: readonly Say[]): Say[] {
  return lines.map(revive);
}

function revive({ id, args }: Say): Say {
  if (!args) return { id };
  return { id, args: Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, reviveArg(arg)])) };
}

function reviveArg(arg: Arg): Arg {
  if (typeof arg !== "object") return arg;
  if ("at" in arg) return { at: new Date(arg.at) };
  if ("say" in arg) return { say: revive(arg.say) };
  if ("list" in arg) return { list: arg.list.map(reviveArg) };
  return arg;
}
