import { addMapping } from "../../../../core/commands/notes/add-mapping.ts";
import { desk } from "../../../support/command-desk.ts";
import type { Tried } from "./firm.ts";

const columns = { date: "Day", user: "Who", credits: "Cost" };
const mapped = desk({ mappings: "Mapping,File header,Means\nstudio,Day,date\nstudio,Who,user\nstudio,Cost,credits" });

/** Mappings that are there already, or say too little. */
export const mappingRefusals: Tried = {
  addMapping: [
    ["the same again", addMapping.apply(mapped, { mapping: "other" }, { name: "", columns })],
    [
      "the same headers otherwise",
      addMapping.apply(mapped, { mapping: "x" }, { name: "", columns, unit: "flex-token" }),
    ],
    [
      "another of the name",
      addMapping.apply(mapped, { mapping: "STUDIO" }, { name: "", columns: { ...columns, user: "Mail" } }),
    ],
    ["not whole", addMapping.apply(mapped, { mapping: "x" }, { name: "", columns: { date: "Day", user: "Who" } })],
    [
      "a header that is a value too",
      addMapping.apply(mapped, { mapping: "x" }, { name: "", columns: { ...columns, job: "C1" }, contract: "C1" }),
    ],
  ],
};
