import { Link } from "@fluentui/react-components";
import { Facts } from "../../parts/facts.tsx";
import { Stack } from "../../parts/stack.tsx";

/** Put in by the build, from package.json. */
declare const PANE_VERSION: string;

/** What this is, and what it sends where. */
export function AboutPart() {
  return (
    <Stack>
      <p>
        Credit Roster keeps the roster of Autodesk cloud credits and Flex tokens in this workbook, and reconciles it
        with the usage exports.
      </p>
      <p>
        We send nothing: the workbook and the files that you drop stay on this computer. Office loads its own script
        from Microsoft.
      </p>
      <Facts facts={[["Version", PANE_VERSION]]} />
      <Link href="./help.html" target="_blank" rel="noopener">
        Open the help
      </Link>
    </Stack>
  );
}
