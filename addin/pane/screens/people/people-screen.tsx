import { personKey } from "../../../../core/person.ts";
import { usePane, usePaneState, useSnapshot } from "../../context.tsx";
import { AddPersonPage } from "./add-person-page.tsx";
import { PastePage } from "./paste-page.tsx";
import { PeopleListPage } from "./people-list-page.tsx";
import { PersonPage } from "./person-page.tsx";
import { forSeveral } from "./picked.ts";
import { SeveralPage } from "./several-page.tsx";
import { UnknownPersonPage } from "./unknown-person-page.tsx";

/** The screen People: everybody, one person, adding one, pasting a list, and what is recorded of several. */
export function PeopleScreen() {
  const { send } = usePane();
  const opened = usePaneState((state) => state.opened.people);
  const { roster } = useSnapshot().stored;
  const open = (key: string | undefined) => send({ kind: "opened", screen: "people", key });
  const back = () => open(undefined);
  if (opened === undefined) return <PeopleListPage onOpen={open} />;
  if (opened === "add") return <AddPersonPage onBack={back} onAdded={open} />;
  if (opened === "paste") return <PastePage onBack={back} />;
  const several = forSeveral[opened];
  if (several !== undefined) return <SeveralPage key={opened} {...several} onBack={back} />;
  const key = personKey(opened);
  const person = roster.people.get(roster.personOf.get(key) ?? key);
  if (person === undefined) return <UnknownPersonPage address={opened} onBack={back} />;
  // what is open on the page of one person is not open on another's
  return <PersonPage key={person.email} person={person} onBack={back} />;
}
