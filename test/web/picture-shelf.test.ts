import { expect, it } from "vitest";
import { pictureShelf } from "../../src/web/picture-shelf.js";

const HOUR_MS = 3_600_000;
const picture = (fileName: string) => ({ png: new Uint8Array([1]), fileName });

function aShelf(baseUrl: string | null = "https://bot.example.vn/") {
  let now = Date.UTC(2025, 0, 6);
  const shelf = pictureShelf({ clock: { now: () => new Date(now) }, baseUrl });
  const publish = (name: string) => shelf.publish(picture(name)) ?? "";
  const find = (url: string) => shelf.find(url.replace(/^.*\/|\.png$/g, ""));
  return { shelf, publish, find, pass: (ms: number) => (now += ms) };
}

it("publishes nothing without a public address", () => {
  expect(aShelf(null).shelf.publish(picture("a"))).toBeNull();
});

it("gives each picture an address of its own that nobody can guess", () => {
  const { publish, find } = aShelf();
  const [one, two] = [publish("một"), publish("hai")];
  for (const url of [one, two]) expect(url).toMatch(/^https:\/\/bot\.example\.vn\/pictures\/[\w-]{22}\.png$/);
  expect(one).not.toBe(two);
  expect(find(one)?.fileName).toBe("một");
  expect(find("https://bot.example.vn/pictures/AAAAAAAAAAAAAAAAAAAAAA.png")).toBeNull();
});

it("shows it as often as asked for an hour, and not a moment longer", () => {
  const { publish, find, pass } = aShelf();
  const url = publish("a");
  pass(HOUR_MS - 1);
  expect([find(url), find(url)]).toEqual([picture("a"), picture("a")]);
  pass(1);
  expect(find(url)).toBeNull();
});

it("holds 200 at most: the oldest make room, the rest stay", () => {
  const { publish, find } = aShelf();
  const urls = Array.from({ length: 201 }, (_, index) => publish(String(index)));
  expect(urls.map((url) => find(url) !== null)).toEqual([false, ...Array(200).fill(true)]);
});

it("lets expired ones go when a new one comes, and keeps those still shown", () => {
  const { publish, find, pass } = aShelf();
  const old = publish("old");
  pass(HOUR_MS / 2);
  const young = publish("young");
  pass(HOUR_MS / 2);
  const fresh = publish("fresh");
  expect([old, young, fresh].map((url) => find(url)?.fileName)).toEqual([undefined, "young", "fresh"]);
});
