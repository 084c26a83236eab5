import type { PlainDate } from "../../core/calendar.ts";
import { CLOUD, day, FLEX, type Service, services } from "./charges.ts";

/** What a person does in an ordinary month: credits in so many jobs, or, for a product, days. */
export type Habit = { readonly service: Service; readonly least: number; readonly most: number; readonly jobs: number };

/** Somebody of the firm, with the habits that the roster does not know. */
export type Person = {
  readonly email: string;
  readonly name: string;
  readonly office: string;
  readonly costCentre: string;
  readonly contract: string;
  readonly otherContracts?: string;
  readonly registeredOn?: PlainDate;
  readonly invitedOn?: PlainDate;
  readonly leftOn?: PlainDate;
  /** Under which the exports show the person before 2025-09-01. */
  readonly former?: { readonly email: string; readonly name: string };
  readonly note?: string;
  readonly habits: readonly Habit[];
};

type Team = { readonly office: string; readonly costCentre: string };
type Extras = Partial<Pick<Person, "otherContracts" | "invitedOn" | "leftOn" | "former" | "note">>;

const architecture: Team = { office: "Porto", costCentre: "4100 Architecture" };
const visualisation: Team = { office: "Porto", costCentre: "4200 Visualisation" };
const structures: Team = { office: "Graz", costCentre: "5100 Structures" };
const physics: Team = { office: "Graz", costCentre: "5200 Building physics" };

const renders = monthly(services.rendering);
const analyses = monthly(services.structure);
const simulates = monthly(services.energy);
const optimizes = monthly(services.optimization);
const scans = monthly(services.photo);
const drafts = monthly(services.autocad);
const models = monthly(services.revit);
const designs = monthly(services.fusion);

const both: Extras = { otherContracts: FLEX };

/** Everybody on the roster: a few heavy users, many light ones, and one person for each thing that goes wrong. */
export const people: readonly Person[] = [
  // Porto, cloud credits
  cloud("Zoë Lindqvist", visualisation, "2024-09-02", [renders(36, 44, 5)]),
  cloud("Inês Carvalhal", visualisation, "2024-09-02", [renders(20, 26, 4)]),
  cloud("Dimitri Vasko", visualisation, "2024-09-16", [renders(3, 6, 2)]),
  cloud("Noor el Khatib", visualisation, "2025-03-10", [renders(2, 5), scans(1, 3)]),
  cloud("Sofia Arrais", visualisation, "2024-10-07", [renders(3, 6, 2)], {
    leftOn: day("2025-08-29"),
    note: "Left with own credits unspent",
  }),
  cloud("Tiago Moura Leal", architecture, "2024-09-02", [simulates(3, 5)], both),
  cloud("Joana Teixeira", architecture, "2024-09-16", [renders(2, 5, 2)]),
  cloud("Beatriz Falcão", architecture, "2024-09-16", [simulates(2.5, 5.5), models(1, 3)], both),
  cloud("Rui Penedo", architecture, "2024-10-07", [renders(2, 4)]),
  cloud("Amara Okonjo", architecture, "2025-02-03", [simulates(2, 5), scans(1, 3)]),
  cloud("Hugo Brandsma", architecture, "2024-11-04", [renders(2, 4)]),
  cloud("Chloé Marchetti", architecture, "2025-05-05", [renders(3, 6, 2)]),
  cloud("Vasco Lameira", architecture, "2025-10-01", [simulates(3, 6)]),
  // Graz, cloud credits
  cloud("Łukasz Brzeski", structures, "2024-09-02", [analyses(25, 35, 4)], {
    note: "Bought credits of his own in the web store on 2025-10-02",
  }),
  cloud("Mateo Quiroga", structures, "2024-09-02", [optimizes(15, 25, 3)]),
  cloud("Anneliese Pichlhofer", structures, "2024-09-16", [analyses(5, 5)]),
  cloud("Jürgen Strasnik", structures, "2024-09-16", [analyses(5, 5), models(1, 3)], both),
  cloud("Priya Raghunath", structures, "2025-01-20", [analyses(5, 5)]),
  cloud("Bence Halmos", structures, "2025-04-07", [analyses(5, 5)]),
  cloud("Wanjiru Kamande", structures, "2025-09-01", [analyses(5, 5)]),
  cloud("Katarzyna Wolska", physics, "2024-10-07", [simulates(3, 6)], {
    former: { email: "katarzyna.nowak@example.com", name: "Katarzyna Nowak" },
    note: "New name and address since 2025-09-01",
  }),
  cloud("Elif Sarıkaya", physics, "2024-09-16", [simulates(2.5, 5.5)]),
  cloud("Markus Öhlknecht", physics, "2024-11-04", [simulates(2.5, 5.5)]),
  cloud("Thandeka Mbele", physics, "2025-02-03", [simulates(3, 6), scans(1, 3)]),
  cloud("Søren Tveit", physics, "2024-10-07", [simulates(2, 4)]),
  cloud("Yuki Hanamori", physics, "2025-09-15", [simulates(3, 6)]),
  waiting("Farid Benslama", architecture, "2026-02-16", "Says that no invitation ever came"),
  waiting("Lotte Aigensberger", structures, "2026-03-23", "Begins on 2026-04-01"),
  // Flex tokens
  flex("Duarte Sampainho", architecture, "2024-12-16", [drafts(1, 3)]),
  flex("Marta Quintela", architecture, "2024-12-16", [drafts(1, 3)]),
  flex("Gonçalo Vidreiro", architecture, "2024-12-16", [drafts(1, 3)], { leftOn: day("2025-11-28") }),
  flex("Leonor Barradas", visualisation, "2025-01-13", [designs(1, 3)]),
  flex("Emeka Obiora", visualisation, "2024-12-16", [renders(2, 4), drafts(1, 3)], {
    otherContracts: CLOUD,
    note: "Draws mostly, renders sometimes: own cloud credits come from the second contract",
  }),
  flex("Nuno Castanheiro", architecture, "2025-06-02", [drafts(1, 3)]),
  flex("Viktor Grabnegger", structures, "2024-12-16", [models(1, 3)]),
  flex("Hanna Zöchling", structures, "2024-12-16", [models(1, 3)]),
  flex("Rahul Deshmane", structures, "2025-01-13", [models(1, 3)]),
  flex("Saoirse Keane", physics, "2024-12-16", [drafts(1, 3)]),
  flex("Tomasz Zielonka", physics, "2025-03-03", [drafts(1, 3)]),
  flex("Ida Maurer", physics, "2024-12-16", [drafts(1, 3)], { note: "Keeps this roster" }),
];

/** The person of that name; a name that nobody has is a mistake of this script. */
export function named(name: string): Person {
  const found = people.find((person) => person.name === name);
  if (found === undefined) throw new RangeError(`nobody is called ${name}`);
  return found;
}

function monthly(service: Service): (least: number, most: number, jobs?: number) => Habit {
  return (least, most, jobs = 1) => ({ service, least, most, jobs });
}

function cloud(name: string, team: Team, registered: string, habits: readonly Habit[], extras: Extras = {}): Person {
  return { email: emailOf(name), name, ...team, contract: CLOUD, registeredOn: day(registered), habits, ...extras };
}

function flex(name: string, team: Team, registered: string, habits: readonly Habit[], extras: Extras = {}): Person {
  return { ...cloud(name, team, registered, habits, extras), contract: FLEX };
}

function waiting(name: string, team: Team, invited: string, note: string): Person {
  return { email: emailOf(name), name, ...team, contract: CLOUD, invitedOn: day(invited), note, habits: [] };
}

/** Accents fall away where Unicode can take them apart; three letters have to be named. */
function emailOf(name: string): string {
  const plain = name.replaceAll("ł", "l").replaceAll("Ł", "L").replaceAll("ø", "o").replaceAll("ı", "i");
  const letters = plain.normalize("NFD").replace(/\p{M}/gu, "");
  return `${letters.toLowerCase().replaceAll(" ", ".")}@example.com`;
}
