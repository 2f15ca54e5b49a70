import fc from "fast-check";

/** Text that programs stumble over: what PostgreSQL refuses, what renders as something else, what is code elsewhere. */
export const STRANGE_TEXTS = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "x\udfff",
  "\u202e28",
  "7\u200b2",
  "Ｖăn phòng",
  "Va\u0306n pho\u0300ng",
  "❤️‍🔥".repeat(50),
  "e".concat("\u0301".repeat(300)),
  "x".repeat(5_000),
  "' OR 1=1; --",
  "<b>&lt;</b>",
  "{ $n }",
  "__proto__",
  "../../etc/passwd",
  "=1+1",
  "\r\n\r\nSet-Cookie: a=b",
  "%00%ff",
] as const;
const STRANGE_NUMBERS = [0, -0, -1, 0.5, 1e308, -1e308, 5e-324, 2 ** 31, 2 ** 53, 2 ** 63, Number.MAX_SAFE_INTEGER];

const strangeText = fc.oneof(fc.constantFrom(...STRANGE_TEXTS), fc.string({ unit: "binary", maxLength: 20 }));
export const strangeNumber = fc.oneof(fc.constantFrom(...STRANGE_NUMBERS), fc.double());

/** A value of any type that JSON has, or so many lists in one another. */
const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(null, true, false, [], {}, [null], [[]], { ok: true }, { length: 3 }),
  strangeText,
  strangeNumber,
  fc.integer({ min: 10, max: 1_500 }).map((depth) => nested(depth)),
);

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { value };
  return value;
}

type Change = { readonly at: number; readonly to: "gone" | { readonly value: unknown } };
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(10_000),
  to: fc.oneof(
    fc.constant("gone" as const),
    strangeValue.map((value) => ({ value })),
  ),
});

/** One of these with up to three of its parts gone or of another type; now and then as it is. */
export function mutatedJson(originals: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(change, { maxLength: 3 }))
    .map(([original, changes]) => changes.reduce(changed, structuredClone(original)));
}

type Place = { readonly holder: Record<string, unknown>; readonly key: string };

function changed(json: unknown, { at, to }: Change): unknown {
  const places = placesIn(json);
  const place = places[at % (places.length + 1)];
  // A copy: the next change may reach into it, and the next case would have what this one became.
  const value = to === "gone" ? null : structuredClone(to.value);
  if (!place) return value;
  if (to === "gone") delete place.holder[place.key];
  else place.holder[place.key] = value;
  return json;
}

/** Every part of it; of what is nested without end the first hundred. */
function placesIn(json: unknown): Place[] {
  const places: Place[] = [];
  const waiting = [json];
  for (let value = waiting.shift(); value !== undefined && places.length < 100; value = waiting.shift()) {
    if (typeof value !== "object" || value === null) continue;
    const holder = value as Record<string, unknown>;
    for (const [key, part] of Object.entries(holder)) {
      places.push({ holder, key });
      waiting.push(part ?? null);
    }
  }
  return places;
}

/** The bytes of one of these, a few of them gone, doubled, flipped or replaced, or the whole cut off. */
export function mutatedBytes(originals: readonly Uint8Array[], most = 4): fc.Arbitrary<Buffer> {
  const kinds = fc.constantFrom("flip", "drop", "double", "insert", "cut");
  const cuts = fc.array(fc.record({ kind: kinds, at: fc.nat(), by: fc.nat() }), { minLength: 1, maxLength: most });
  return fc
    .tuple(fc.constantFrom(...originals), cuts)
    .map(([original, made]) =>
      made.reduce<Buffer>((bytes, { kind, at, by }) => cutUp(bytes, kind, at, by), Buffer.from(original)),
    );
}

function cutUp(bytes: Buffer, kind: string, at: number, by: number): Buffer {
  const from = at % (bytes.length + 1);
  const to = Math.min(bytes.length, from + 1 + (by % 64));
  switch (kind) {
    case "flip": {
      const flipped = Buffer.from(bytes);
      if (from < flipped.length) flipped.writeUInt8((flipped.readUInt8(from) ^ (1 + (by % 255))) & 0xff, from);
      return flipped;
    }
    case "drop":
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case "double":
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    case "insert":
      return Buffer.concat([bytes.subarray(0, from), Buffer.from([by & 0xff, 0, 0xff]), bytes.subarray(from)]);
    default:
      return bytes.subarray(0, from);
  }
}
