import { defineConfig } from "vitest/config";
import { WaitingFilesFirst } from "./test/support/waiting-files-first.js";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/setup.ts"],
    // One more than the two cores: a quarter of a worker's time is spent waiting for a process, a server or a browser.
    maxWorkers: 3,
    sequence: { sequencer: WaitingFilesFirst },
    // Loading the modules anew for each file was a third of all the work. What a file leaves behind in a module or a
    // global would be seen by the next: nothing of ours is mocked, and who takes a fake timer gives it back.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
