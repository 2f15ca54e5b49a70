import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import postgres from "postgres";
import type { Config } from "../../src/config.js";
import { embeddedFolder } from "./embedded-folder.js";

/** Where a suite keeps its data: fresh for each call, gone after `remove`. */
export type Place = {
  readonly database: Config["database"];
  readonly redisUrl: string | null;
  remove(): Promise<void>;
};

export type Backend = { readonly name: string; open(): Promise<Place> };

const POSTGRES = process.env.TEST_DATABASE_URL;
const REDIS = process.env.TEST_REDIS_URL ?? null;

const embedded: Backend = {
  name: "embedded store",
  async open() {
    const folder = await embeddedFolder();
    return {
      database: { kind: "embedded", folder },
      redisUrl: null,
      remove: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

/** A database of its own for every call, so that suites never see each other. */
function onPostgres(url: string): Backend {
  return {
    name: REDIS === null ? "PostgreSQL" : "PostgreSQL and Redis",
    async open() {
      const name = `nhacviec_${randomBytes(6).toString("hex")}`;
      const admin = postgres(url, { max: 1, onnotice: () => undefined });
      await admin.unsafe(`create database ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return {
        database: { kind: "postgres", url: own.href },
        redisUrl: REDIS,
        async remove() {
          await admin.unsafe(`drop database ${name} with (force)`);
          await admin.end();
        },
      };
    },
  };
}

/** The embedded store always; PostgreSQL (and Redis) where the environment names them. */
export const backends: readonly Backend[] = POSTGRES === undefined ? [embedded] : [embedded, onPostgres(POSTGRES)];
