import { describe, expect, it } from "vitest";
import { parseUpdates } from "../../../src/conversation/understanding/parse-updates.js";

const taskOf = (line: string) => parseUpdates(line).map(({ task }) => task && `${task.code}${task.part ?? ""}`);

describe("codes of the plan's body", () => {
  it.each([
    ["CT7a 90%", ["CT7a"]],
    ["ct6a 100%", ["CT6a"]],
    ["nv CT7a 90%", ["CT7a"]],
    ["CT7 90%", ["CT7"]],
    ["ct 7 90%", ["CT7"]],
    ["TX1", ["TX1"]],
    ["tx12 xong", ["TX12"]],
    ["TX1 số 5/BC", ["TX1"]],
    ["BC", ["BC"]],
    ["ct7axyz 90%", [null]],
  ])("%s names %j", (line, expected) => expect(taskOf(line)).toEqual(expected));
});
