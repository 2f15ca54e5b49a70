import { expect, it } from "vitest";
import { pictureShelf } from "../../src/web/picture-shelf.js";

const HOUR_MS = 3_600_000;
const picture = (fileName: string) => ({ png: new Uint8Array([1]), fileName });

function aShelf(baseUrl: string | null = "https://bot.example.vn/") {
  let now = Date.UTC(2025, 0, 6);
  const log = { warn: () => undefined };
  const shelf = pictureShelf({ clock: { now: () => new Date(now) }, baseUrl, log });
  const publish = async (name: string) => (await shelf.publish(picture(name))) ?? "";
  const find = (url: string) => shelf.find(url.replace(/^.*\/|\.png$/g, ""));
  return { shelf, publish, find, pass: (ms: number) => (now += ms) };
}

it("publishes nothing without a public address", async () => {
  expect(await aShelf(null).shelf.publish(picture("a"))).toBeNull();
});

it("gives each picture an address of its own that nobody can guess", async () => {
  const { publish, find } = aShelf();
  const [one, two] = [await publish("một"), await publish("hai")];
  for (const url of [one, two]) expect(url).toMatch(/^https:\/\/bot\.example\.vn\/pictures\/[\w-]{22}\.png$/);
  expect(one).not.toBe(two);
  expect((await find(one))?.fileName).toBe("một");
  expect(await find("https://bot.example.vn/pictures/AAAAAAAAAAAAAAAAAAAAAA.png")).toBeNull();
});

it("shows it as often as asked for an hour, and not a moment longer", async () => {
  const { publish, find, pass } = aShelf();
  const url = await publish("a");
  pass(HOUR_MS - 1);
  expect([await find(url), await find(url)]).toEqual([picture("a"), picture("a")]);
  pass(1);
  expect(await find(url)).toBeNull();
});

it("holds 200 at most: the oldest make room, the rest stay", async () => {
  const { publish, find } = aShelf();
  const urls = [];
  for (let index = 0; index <= 200; index++) urls.push(await publish(String(index)));
  const found = await Promise.all(urls.map(async (url) => (await find(url)) !== null));
  expect(found).toEqual([false, ...Array(200).fill(true)]);
});

it("lets expired ones go when a new one comes, and keeps those still shown", async () => {
  const { publish, find, pass } = aShelf();
  const old = await publish("old");
  pass(HOUR_MS / 2);
  const young = await publish("young");
  pass(HOUR_MS / 2);
  const fresh = await publish("fresh");
  const found = await Promise.all([old, young, fresh].map(async (url) => (await find(url))?.fileName));
  expect(found).toEqual([undefined, "young", "fresh"]);
});
