import { type Config, readConfig } from "../../src/config.js";

/** The configuration of an environment, which has to be right. */
export function configOf(env: Readonly<Record<string, string>>): Config {
  const read = readConfig(env, false);
  if (!read.ok) throw new Error(`bad test environment: ${JSON.stringify(read.faults)}`);
  return read.config;
}
