import type { Feature, Image } from "write-excel-file/node";

/** Inches, as the format counts. */
const MARGINS = { left: 0.5, right: 0.4, top: 0.6, bottom: 0.5, header: 0.3, footer: 0.3 } as const;

/**
 * Each sheet printed as wide as a page and as many pages long as it is, its head on every page: what the library has no
 * option for.
 */
export function printSetup(sheets: readonly string[]): Feature<Image["content"]> {
  const titles = sheets.map((name, index) => {
    const quoted = name.replaceAll("'", "''").replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">'${quoted}'!$1:$1</definedName>`;
  });
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml) => xml.replace(/<worksheet[^>]*>/, '$&<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'),
          transformElementAttributes(tag, attributes) {
            if (tag === "pageSetup") return { ...attributes, fitToWidth: 1, fitToHeight: 0 };
            return tag === "pageMargins" ? { ...attributes, ...MARGINS } : attributes;
          },
        },
        "xl/workbook.xml": {
          transform: (xml) => xml.replace("<definedNames/>", `<definedNames>${titles.join("")}</definedNames>`),
        },
      },
    },
  };
}
