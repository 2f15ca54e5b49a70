import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../src/cli/parse-command-line.js";
import { recognise } from "../../src/conversation/understanding/recognise.js";
import { loadTexts } from "../../src/text/texts.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const guides = readdirSync(path.join(ROOT, "docs")).filter((file) => file.endsWith(".md"));
const NAMES = ["README.md", "README.vi.md", "CONTRIBUTING.md", ...guides.map((file) => `docs/${file}`)];
const texts = loadTexts();
const read = (name: string) => readFileSync(path.join(ROOT, name), "utf8");
const documents = NAMES.map((name) => ({ name, text: read(name) }));
/** What stands in `code`, and each line of a code block. */
const codeOf = (text: string) => [
  ...[...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? ""),
  ...[...text.matchAll(/^```\w*\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => (block ?? "").split("\n")),
];
const unique = (words: readonly string[]) => [...new Set(words)];

describe.each(documents)("$name", ({ name, text }) => {
  const code = codeOf(text);

  it("links to files and headings that are there", () => {
    const links = [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)].map(([, a, b]) => a ?? b ?? "");
    const inside = unique(links).filter((link) => !/^https?:/.test(link));
    const lost = inside.filter((link) => {
      const [file = "", anchor] = link.split("#");
      const target = path.join(ROOT, file === "" ? name : path.join(path.dirname(name), file));
      return !existsSync(target) || (anchor !== undefined && !headings(readFileSync(target, "utf8")).includes(anchor));
    });
    expect(lost).toEqual([]);
  });

  it("names only files that are there", () => {
    const named = code.flatMap((line) => line.split(/[\s,;()]+/)).filter((word) => FOLDERS.test(word));
    const lost = unique(named).filter((word) => !["", "src"].some((base) => isThere(path.join(base, word))));
    // Worked examples make files of their own.
    expect(lost.filter((word) => !EXAMPLES.includes(word))).toEqual([]);
  });

  it("names only commands and options that the command line has", () => {
    const said = code.flatMap((line) => [...line.matchAll(OURS)].map(([, call]) => call ?? ""));
    const table = [...text.matchAll(/^\| (`[a-z]+[^|]*(?:\\\|[^|]*)*) \|/gm)].map(([, cell]) => cell ?? "");
    const inTable = name === "README.md" ? table.flatMap((cell) => codeOf(cell)) : [];
    const wrong = [...said, ...inTable].filter((call) => !isCommand(call));
    expect(wrong).toEqual([]);
  });

  it("names only scripts and measurements that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const wrong = code.flatMap((line) => {
      const script = [...line.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, word]) => word ?? "");
      const bench = /npm run bench -- ([a-z ]+)/.exec(line)?.[1]?.trim().split(" ") ?? [];
      return [
        ...script.filter((word) => scripts[word] === undefined),
        ...bench.filter((word) => !existsSync(path.join(ROOT, `bench/${word}.ts`))),
      ];
    });
    expect(wrong).toEqual([]);
  });

  it("names only commands that the chat understands", () => {
    const slashed = code.flatMap((line) => [...line.matchAll(/(?<=^|\s)\/[a-z]+(?=$|[\s@])/g)].map(([word]) => word));
    const notOurs = ["/data", "/tmp", "/soviec", "/cmd", ...PAGES, ...BOT_FATHER];
    const wrong = unique(slashed).filter((word) => !notOurs.includes(word) && recognise(word)?.command === "unknown");
    expect(wrong).toEqual([]);
  });
});

it("the table of settings has each variable the program reads, and no other", () => {
  const table = /\n## Configuration\n([\s\S]*?)\n## /.exec(read("README.md"))?.[1] ?? "";
  const named = [...table.matchAll(/^\| (`[^|]*) \|/gm)].flatMap(([, cell]) => codeOf(cell ?? ""));
  const known = /const variables = \{([\s\S]*?)\n\} as const;/.exec(read("src/config.ts"))?.[1] ?? "";
  const readByProgram = [...known.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, variable]) => variable);
  expect(named.toSorted()).toEqual(readByProgram.toSorted());
});

it("a figure told as measured is the README's, wherever it is told", () => {
  const measured = /\n## Measured\n([\s\S]*?)\n## /.exec(read("README.md"))?.[1] ?? "";
  const scale = /\n## What the program does\n([\s\S]*?)\n- /.exec(read("docs/scale.md"))?.[1] ?? "";
  const told = [...scale.matchAll(/[\d,.]+(?:\/s| ms| s)\b/g)].map(([figure]) => figure);
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((figure) => !measured.includes(figure))).toEqual([]);
});

it("each promise about correctness in the README has a command that shows it", () => {
  const promises = /\n## How it stays correct\n([\s\S]*?)\n## /.exec(read("README.md"))?.[1] ?? "";
  const made = [...promises.matchAll(/^- \*\*([^*]+?)[.,:]?\*\*/gm)].map(([, promise]) => promise);
  const shown = /\n## How it stays correct\n([\s\S]*?)\n## /.exec(read("docs/claims.md"))?.[1] ?? "";
  const rows = [...shown.matchAll(/^\| ([^|]+) \| .*`/gm)].map(([, claim]) => claim);
  expect(made.length).toBeGreaterThan(5);
  expect(rows).toEqual(made);
});

/** What begins like a file of the project, or of a room. */
const FOLDERS =
  /^(?:src|test|docs|deploy|bench|\.ci|migrations|locales|catalogues|domain|catalogue|conversation|reminders|reports|channels|storage|text|web|service|office|cli)\/[^<…]*$/;
/** A call of the command line. A database's role and a container may be called like the program. */
const OURS = /(?<!role )\bnhacviec (?!nhacviec\b)([a-z]+\b[^|]*)/g;
/** What people make themselves: the settings of compose, and the files of the worked examples. */
const EXAMPLES = ["deploy/.env", "conversation/commands/count-duties.ts", "reports/missed-targets.ts"];
const PAGES = ["/metrics", "/readyz", "/healthz"];
const BOT_FATHER = ["/newbot", "/setprivacy"];

/** A file, a folder, or what is left of a file's name without its ending; of "{a,b}" and "*" what stands before. */
function isThere(name: string): boolean {
  const [known = ""] = path.join(ROOT, name).split(/[{*]/);
  if (existsSync(known)) return true;
  const folder = path.dirname(known);
  return existsSync(folder) && readdirSync(folder).some((file) => file.startsWith(path.basename(known)));
}

/** Whether the first word is a command and each option is one of those its help names. */
function isCommand(call: string): boolean {
  const [command = "", ...rest] = call.split(/\s+/);
  const parsed = parseCommandLine([command, "--help"], texts);
  if (parsed.kind !== "answer" || parsed.answer.exitCode !== 0) return false;
  const options = rest.join(" ").match(/--[a-z][a-z-]*/g) ?? [];
  return options.every((option) => option === "--help" || parsed.answer.stdout.includes(option));
}

/** The anchors GitHub makes of a document's headings. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}
