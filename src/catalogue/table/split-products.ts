/** The things a "Sản phẩm" cell names: parted by ";" outside brackets, by lines, and by "- " where it begins one. */
export function splitProducts(cell: string): string[] {
  const bulleted = /^\s*[-+•–]\s/.test(cell);
  // A list whose lines were run together: "- Kế hoạch. - Báo cáo".
  const lines = bulleted ? cell.replace(/([.;:])\s+[-+•–]\s+/g, "$1\n- ") : cell;
  return lines
    .split(/\n(?=\s*[-+•–]\s)/)
    .flatMap((line) => line.split(/;(?![^(]*\))/))
    .map((item) =>
      item
        .replace(/^\s*[-+•–]\s+/, "")
        .replace(/\s+/g, " ")
        .trim(),
    )
    .filter((item) => item !== "");
}
