import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Entry, FluentParser, type Message, type Pattern } from "@fluent/syntax";

export const LANGUAGES = ["vi", "en"] as const;
export type Tongue = (typeof LANGUAGES)[number];

/** One way a message can read: its text with `{ $name }` where something is put in. */
type Form = string;

export type LocaleMessage = {
  readonly id: string;
  readonly file: string;
  readonly variables: readonly string[];
  readonly attributes: readonly string[];
  /** Every combination of its variants. */
  readonly forms: readonly Form[];
  /** What each selector tells apart, plural categories and numbers left out: "$state: done, paused". */
  readonly choices: readonly string[];
};

const folder = (tongue: Tongue) => fileURLToPath(new URL(`../../locales/${tongue}/`, import.meta.url));

export function filesOf(tongue: Tongue): string[] {
  return readdirSync(folder(tongue)).sort();
}

/** Every entry of a file, junk included. */
export function entriesOf(tongue: Tongue, file: string): Entry[] {
  const source = readFileSync(`${folder(tongue)}${file}`, "utf8");
  return new FluentParser().parse(source).body;
}

export function messagesOf(tongue: Tongue): LocaleMessage[] {
  return filesOf(tongue).flatMap((file) =>
    entriesOf(tongue, file).flatMap((entry) => (entry.type === "Message" ? [read(entry, file)] : [])),
  );
}

function read(message: Message, file: string): LocaleMessage {
  const variables = new Set<string>();
  const choices = new Set<string>();
  const forms = message.value ? formsOf(message.value, variables, choices) : [];
  return {
    id: message.id.name,
    file,
    variables: [...variables].sort(),
    attributes: message.attributes.map((attribute) => attribute.id.name).sort(),
    forms,
    choices: [...choices].sort(),
  };
}

const PLURAL = /^(zero|one|two|few|many|other|-?\d+)$/;

function formsOf(pattern: Pattern, variables: Set<string>, choices: Set<string>): Form[] {
  return pattern.elements.reduce<Form[]>(
    (forms, element) => {
      const tails =
        element.type === "TextElement" ? [element.value] : placeable(element.expression, variables, choices);
      return forms.flatMap((form) => tails.map((tail) => form + tail));
    },
    [""],
  );
}

type Expression = Extract<Pattern["elements"][number], { type: "Placeable" }>["expression"];

function placeable(expression: Expression, variables: Set<string>, choices: Set<string>): Form[] {
  switch (expression.type) {
    case "VariableReference":
      variables.add(expression.id.name);
      return [`{ $${expression.id.name} }`];
    case "StringLiteral":
    case "NumberLiteral":
      return [expression.value];
    case "SelectExpression": {
      const { selector, variants } = expression;
      if (selector.type !== "VariableReference") throw new Error("only a variable may choose a variant");
      variables.add(selector.id.name);
      const keys = variants
        .filter((variant) => !variant.default)
        .map(({ key }) => (key.type === "Identifier" ? key.name : key.value));
      const words = keys.filter((key) => !PLURAL.test(key)).sort();
      if (words.length > 0) choices.add(`$${selector.id.name}: ${words.join(", ")}`);
      return variants.flatMap((variant) => formsOf(variant.value, variables, choices));
    }
    default:
      throw new Error(`${expression.type} is not used in these files`);
  }
}
