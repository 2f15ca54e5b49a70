import { describe, expect, it } from "vitest";
import { readYamlCatalogue } from "../../../src/catalogue/yaml/read-yaml-catalogue.js";
import { loadTexts } from "../../../src/text/texts.js";
import { GOOD } from "./a-catalogue.js";

const texts = loadTexts();
const read = (report: string) => readYamlCatalogue(`${GOOD}report:\n${report}`, "ke-hoach.yaml");

describe("what a catalogue says of its report", () => {
  it("is kept as it is written; what it leaves out has no place in the paper", () => {
    const reading = read("  task: BC\n  signer: Giám đốc\n  sections: [{ title: Thủ tục, tasks: [07] }]\n");
    expect(reading.ok && reading.catalogue.report).toEqual({
      task: "BC",
      signer: "Giám đốc",
      recipients: [],
      sections: [{ title: "Thủ tục", tasks: ["07"] }],
    });
  });

  it.each([
    ["a task that is not there", "  task: BD\n", "report.task", "BD"],
    [
      "a heading over a task that is not there",
      "  sections: [{ title: A, tasks: [70] }]\n",
      "report.sections[#1].tasks[#1]",
      "70",
    ],
    [
      "a task under two headings",
      "  sections: [{ title: A, tasks: [BC] }, { title: B, tasks: [bc] }]\n",
      "report.sections[#2].tasks[#1]",
      "bc",
    ],
    ["a key nobody knows", "  signers: A\n", "report.signers", "signer"],
  ])("%s is a fault at its line", (_name, report, field, word) => {
    const reading = read(report);
    const faults = reading.ok ? [] : reading.faults;
    expect(faults.map((fault) => fault.field)).toEqual([field]);
    expect(texts.plain("vi", faults[0]?.problem ?? { id: "" })).toContain(word);
  });
});
