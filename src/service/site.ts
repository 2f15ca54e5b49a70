import { isIP } from "node:net";
import type { Config } from "../config.js";
import type { Site } from "../conversation/ports.js";

export type ServiceSite = Site & {
  /** Notes the port the service really listens on: any free one where the configuration says 0. */
  listensOn(port: number): void;
};

/** Where people find this service's pages: its public address, else the one of this machine alone. */
export function siteOf({ delivery, host, port }: Pick<Config, "delivery" | "host" | "port">): ServiceSite {
  let listening = port;
  return {
    address() {
      if (delivery.kind === "webhook") return { url: delivery.publicUrl.replace(/\/+$/, ""), onlyHere: false };
      // Nobody can open "every address"; this machine itself can.
      const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
      return { url: `http://${isIP(name) === 6 ? `[${name}]` : name}:${listening}`, onlyHere: true };
    },
    listensOn(given) {
      listening = given;
    },
  };
}
