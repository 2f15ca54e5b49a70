import { unescape as percentDecoded } from "node:querystring";
import type { Config } from "./config.js";

/** Looks like a bot token, whoever's: an error may quote a provider's address, and the address holds the token. */
const TOKEN_LIKE = /\d{5,}(?::|%3A)[A-Za-z0-9_-]{20,}/g;
/** What stands between a user's name and the "@" of an address, however short. */
const PASSWORD_IN_URL = /(\/\/[^\s/:@"]*:)[^\s/"]+(?=@)/g;
/** Shorter ones are in too many words to look for by themselves. */
const SHORTEST_SECRET = 6;
const MASK = "[secret]";

/** Takes the configured secrets, and whatever looks like a token or a password, out of a text. */
export function secretMask(config: Config): (text: string) => string {
  const secrets = [
    config.telegram?.token,
    config.zalo?.token,
    config.delivery.kind === "webhook" ? config.delivery.secret : undefined,
    ...passwordsOf(config.database.kind === "postgres" ? config.database.url : null),
    ...passwordsOf(config.redisUrl),
  ];
  const forms = secrets
    .filter((secret) => secret !== undefined && secret.length >= SHORTEST_SECRET)
    .flatMap((secret = "") => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return (text) => {
    const masked = forms.reduce((rest, secret) => rest.replaceAll(secret, MASK), text);
    return masked.replace(TOKEN_LIKE, MASK).replace(PASSWORD_IN_URL, `$1${MASK}`);
  };
}

/** A password as the address has it and as the server is told it. */
function passwordsOf(url: string | null): string[] {
  if (url === null || !URL.canParse(url)) return [];
  const { password } = new URL(url);
  return [password, percentDecoded(password)];
}
