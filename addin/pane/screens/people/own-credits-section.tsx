import { Button } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Person } from "../../../../core/roster/people.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { Facts } from "../../parts/facts.tsx";
import { Section } from "../../parts/page.tsx";
import { Quiet } from "../../parts/quiet.tsx";
import { struckBalances } from "../../struck-balances.ts";
import { ownCreditsBook } from "./own-credits.ts";
import { ownFacts } from "./own-credits-words.ts";
import { StatementPart } from "./statement-part.tsx";

/** What is left of a person's individual credits, until when, and what happened to them. */
export function OwnCreditsSection({ person }: { readonly person: Person }) {
  const { session, locale } = usePane();
  const snapshot = useSnapshot();
  const held = usePaneState((state) => state.held);
  const own = useMemo(() => ownCreditsBook(struckBalances(snapshot, held))(person), [snapshot, held, person]);
  const { facts, note } = ownFacts(snapshot.stored.roster, person, own, locale);
  return (
    <Section title="Individual credits">
      {facts.length === 0 ? null : <Facts facts={facts} />}
      <Quiet>{note}</Quiet>
      {held?.isAnswerKept === true ? (
        <StatementPart email={person.email} />
      ) : (
        <>
          <Quiet>What was used, when, and which credits paid: reconcile to see it.</Quiet>
          <div>
            <Button onClick={() => session.go("reconcile")}>Reconcile</Button>
          </div>
        </>
      )}
    </Section>
  );
}
