import { foldClean } from "./fold.js";

/** "nhieemj", "vuj", "caapj", "ddat": the letters Telex makes marks of. */
const TELEX = /^(?=[a-z]*(?:aa|ee|oo|dd|w|[aeiouy][a-z]*[sfrxj]$))[a-z]{2,}$/;
/** "ca65p", "nha65t", "d9at5": the digits VNI makes marks of, behind a vowel or a d. */
const VNI = /^[a-z]*[aeiouyd][1-9]{1,2}[a-z]*[1-9]?$/;

/** What a word of either kind has somewhere: nearly all talk has nothing of it. */
const SUSPICIOUS = /aa|ee|oo|dd|w|[sfrxj](?![^ ])|[aeiouyd][1-9]/;

/** What was typed with the keyboard's Vietnamese switched off, without its marks; null where it looks like nothing of the kind. */
export function withoutRawMarks(text: string): string | null {
  const folded = foldClean(text);
  if (!SUSPICIOUS.test(folded)) return null;
  const words = folded.split(" ").map((word) => {
    if (VNI.test(word)) return word.replace(/[1-9]/g, "");
    return TELEX.test(word) ? withoutTelex(word) : word;
  });
  const plain = words.join(" ");
  return plain === folded ? null : plain;
}

function withoutTelex(word: string): string {
  return word
    .replace(/([aeod])\1/g, "$1")
    .replace(/w/g, "")
    .replace(/(?<=[aeiouy][a-z]*)[sfrxj]$/, "");
}
