import { expect, test } from "vitest";
import { workedExample } from "../../support/worked-example.ts";
import { statedText } from "./stated.ts";

test("the worked example: what Ana used, who paid and why, why 30 were overdrawn, and what became of them", () => {
  expect(statedText(workedExample(), "person", "ana@example.com")).toMatchInlineSnapshot(`
    "Statement of Ana Reis (ana@example.com)

    Cloud credits, from the beginning to 2025-12-31

    Day                                                                           Amount  Own left  Open
                Opening                                                                          0     0
    2025-09-01  Granted: own credits, until 2026-12-31, when the contract ends       100       100     0
    2025-10-02  Used: Rendering (usage.csv:2). Own credits paid: own credits
                  come first                                                          70        30     0
    2025-10-03  Used 80: Rendering (usage.csv:3)
                  Own credits paid: own credits come first                            30         0     0
                  P1 paid: the only one with something left                           50         0     0
    2025-11-20  Used 180: Rendering (usage.csv:4)
                  P1 paid: the only one with something left                          150         0     0
                  Nobody could pay: own credits were used up; P1 was used up; P2
                    begins only on 2025-12-01                                         30         0    30
    2025-12-01  Settled later: P2 paid for the use of 2025-11-20: the only one
                  with something left. Rendering (usage.csv:4)                        30         0     0
    2025-12-05  Refunded: back into P2, which had paid on 2025-12-01 for the use
                  of 2025-11-20. Rendering (usage.csv:4)                              20         0     0
    2025-12-31  Closing                                                                          0     0

    Use           used 330 - refunded 20 = own 100 + shared 210 + change of what is open 0
    Own credits   opening 0 + granted 100 + adjusted 0 - drawn 100 - lapsed 0 = closing 0
    Open          opening 0 + not paid 30 - settled later 30 - refunded 0 = still open 0

    Overdrawn: 10 credits could be paid by no pool on the day of use (less what was refunded of it).
    Still open at the end of 2025-12-31: 0.
    "
  `);
});

test("a period opens with what stood before it", () => {
  expect(statedText(workedExample(), "contract", "C1", "2025-12-01")).toMatchInlineSnapshot(`
    "Statement of contract C1

    Cloud credits, from 2025-12-01 to 2025-12-31

    Day                                                                        Amount  Shared left  Open
    2025-12-01  Opening                                                                          0    30
    2025-12-01  Granted: P2, until 2026-11-27, when its validity ends             100          100    30
    2025-12-01  Settled later: P2 paid for the use of 2025-11-20: the only
                  one with something left. Rendering, Ana Reis
                  (ana@example.com) (usage.csv:4)                                  30           70     0
    2025-12-05  Refunded: back into P2, which had paid on 2025-12-01 for the
                  use of 2025-11-20. Rendering, Ana Reis (ana@example.com)
                  (usage.csv:4)                                                    20           90     0
    2025-12-31  Closing                                                                         90     0

    Shared pools  opening 0 + granted 100 + adjusted 0 - drawn 10 - lapsed 0 = closing 90
    Open          opening 30 + not paid 0 - settled later 30 - refunded 0 = still open 0
    "
  `);
});
