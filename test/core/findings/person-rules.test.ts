import { expect, test } from "vitest";
import { amounts, findingsOf, usageOf } from "../../support/findings-of.ts";

const quiet = usageOf("2025-02-10,ana@example.com,1,C-1,Rendering,");
const asOf = "2025-06-30";

function ofPeople(code: string, header: string, ...rows: readonly string[]) {
  const contracts =
    "Contract,Kind,Unit,Starts on,Ends on,Individual credits\nC-1,desktop subscription,,2024-07-01,2027-06-30,80\nF-1,flex,flex-token,2024-07-01,2027-06-30,\n";
  const people = `${[header, ...rows].join("\n")}\n`;
  return findingsOf(code, { "contracts.csv": contracts, "people.csv": people }, quiet, asOf);
}

test("a second grant is what its own row would bring: its figure, its contract's, nothing from Flex, nothing of 0", () => {
  const header = "Email,Contract,Registered on,Individual credits,Also known as";
  const first = "ana@example.com,C-1,2024-09-02,100,";
  const found = (...rows: readonly string[]) => amounts(ofPeople("second-grant", header, first, ...rows));
  const identity = "second-grant/ana@example.com/cloud-credit";
  expect(found("a.b@example.com,C-1,2025-03-01,,ana@example.com")).toEqual([[identity, 80]]);
  expect(found("a.b@example.com,,2025-03-01,,ana@example.com")).toEqual([[identity, 100]]);
  expect(found("a.b@example.com,C-1,2025-03-01,7,ana@example.com")).toEqual([[identity, 7]]);
  expect(found("a.b@example.com,F-1,2025-03-01,,ana@example.com")).toEqual([]);
  expect(found("a.b@example.com,C-1,2025-03-01,0,ana@example.com")).toEqual([]);
  expect(found("a.b@example.com,C-1,,,ana@example.com")).toEqual([]);
  expect(found("a.b@example.com,C-1,2025-07-01,,ana@example.com")).toEqual([]);
  expect(found("a.b@example.com,C-1,2025-06-30,,ana@example.com")).toEqual([[identity, 80]]);
  expect(
    found("a.b@example.com,C-1,2025-03-01,,ana@example.com", "a.c@example.com,C-1,2025-04-01,5,ana@example.com"),
  ).toEqual([[identity, 85]]);
});

test("a registration is stalled by the earlier of request and invitation, and says where it waits", () => {
  const header = "Email,Contract,Registration,Requested on,Invited on,Registered on,Left on";
  const found = (row: string) => ofPeople("registration-stalled", header, `bo@example.com,${row}`)[0];
  expect(found("C-1,invited,2025-06-01,2025-06-29,,")).toMatchObject({ amount: 80, dueOn: null });
  expect(found("C-1,invited,2025-06-01,2025-06-29,,")?.next).toContain("spam folder");
  expect(found("C-1,requested,2025-06-01,,,")?.next).toContain("send the invitation");
  expect(found("C-1,invited,,2025-06-16,,")).toBeUndefined();
  expect(found("C-1,invited,,2025-06-15,,")).toBeDefined();
  expect(found("C-1,invited,,,,")).toBeUndefined();
  expect(found("F-1,invited,,2025-06-01,,")).toBeUndefined();
  expect(found("C-1,registered,,2025-06-01,,")).toBeUndefined();
  expect(found("C-1,invited,,2025-06-01,2025-06-30,")).toBeUndefined();
  expect(found("C-1,invited,,2025-06-01,2025-07-01,")).toBeDefined();
  expect(found("C-1,invited,,2025-06-01,,2025-06-29")).toBeUndefined();
});

test("credits are stranded from the day after leaving, not on the last day, and only if the leaving ended them", () => {
  const found = (leftOn: string, day: string, endsOn = "2027-06-30") =>
    amounts(
      findingsOf(
        "individual-stranded",
        {
          "contracts.csv": `Contract,Starts on,Ends on\nC-1,2024-07-01,${endsOn}\n`,
          "people.csv": `Email,Contract,Registered on,Left on,Individual credits\nana@example.com,C-1,2024-09-02,${leftOn},100\n`,
        },
        quiet,
        day,
      ),
    );
  const stranded = [["individual-stranded/ana@example.com/cloud-credit", 99]];
  expect(found("2025-03-14", "2025-03-14")).toEqual([]);
  expect(found("2025-03-14", "2025-03-15")).toEqual(stranded);
  expect(found("2025-03-14", "2025-06-30", "2025-03-13")).toEqual([]);
  expect(found("2025-03-14", "2025-06-30", "2025-03-14")).toEqual(stranded);
});

test("under split nothing is too little for a job; under whole the smallest of three jobs of a year decides", () => {
  const people = "Email,Contract,Registered on,Individual credits\nana@example.com,C-1,2024-09-02,100\n";
  const jobs = usageOf(
    "2024-07-01,ana@example.com,5,C-1,Rendering,",
    "2025-03-01,ana@example.com,40,C-1,Rendering,",
    "2025-03-02,ana@example.com,30,C-1,Rendering,",
    "2025-03-03,ana@example.com,20,C-1,Rendering,",
  );
  const found = (splitting: string, day: string) =>
    amounts(
      findingsOf(
        "individual-stranded",
        { "people.csv": people, "settings.csv": `Setting,Value\nJob splitting,${splitting}\n` },
        jobs,
        day,
      ),
    );
  expect(found("split", "2025-07-01")).toEqual([]);
  // on 2025-06-30 the job of 5 is 364 days ago, and could still be paid; a day later it no longer counts
  expect(found("whole", "2025-06-30")).toEqual([]);
  expect(found("whole", "2025-07-01")).toEqual([["individual-stranded/ana@example.com/cloud-credit", 10]]);
});
