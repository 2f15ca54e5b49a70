import { BaseSequencer, type TestSpecification } from "vitest/node";

/** They start whole processes, of the program or of a browser, and take up to half a minute, most of it waiting. */
const WAITING = [/\/test\/app\//, /-process\.test\.ts$/, /-page\.test\.ts$/, /\/test\/cli\/program\.test\.ts$/];

/** The usual order, but for the files that wait: one of them left for the end would leave the other workers idle. */
export class WaitingFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const waits = ({ moduleId }: TestSpecification) => WAITING.some((pattern) => pattern.test(moduleId));
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}
