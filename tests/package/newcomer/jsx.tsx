// The element in JSX, for React 19.
import type {} from 'smr-check/react';

export const page = (
  <smr-check
    embed="inline"
    theme="dark"
    heading-level={3}
    insurer="cz"
    share
    className="check"
    onsmr-ready={({ detail }) => console.log(detail.version)}
    onsmr-share={(event) => console.log(event.detail.assessment.verdict)}
  >
    <p slot="contact">088</p>
  </smr-check>
);
// @ts-expect-error no such mode
export const wrong = <smr-check mode="other" />;
// @ts-expect-error the event of another kind
export const deaf = <smr-check onsmr-ready={(event: MouseEvent) => console.log(event)} />;
