import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/setup.ts"],
    // Two cores: more workers than that only swap embedded databases in and out.
    maxWorkers: 2,
    // An embedded store lives for seconds here: V8 would spend more on optimising its WebAssembly than that saves.
    execArgv: ["--wasm-tiering-budget=18000000"],
    // Loading the modules anew for each file was a third of all the work. What a file leaves behind in a module or a
    // global would be seen by the next: nothing of ours is mocked, and who takes a fake timer gives it back.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A connection that dies at the wrong moment makes postgres.js 3.4.9 write to a socket that is gone, where nobody can
    // catch it (github.com/porsager/postgres/issues/1208). A service ends and is started again; a worker has many suites.
    onUnhandledError: ({ message, stack }) => !(message.includes("reading 'write'") && stack?.includes("nextWrite")),
  },
});
