// `<smr-check>` in JSX. Taken in by `import type {} from 'smr-check/react'`, or by "types" in tsconfig.json. From React 19 on
// properties and events work as written here; before, only attributes do.
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { SmrCheckElement, SmrCheckEventMap } from './element.js';

type Attributes = {
  mode?: SmrCheckElement['mode'];
  embed?: SmrCheckElement['embed'];
  sizing?: SmrCheckElement['sizing'];
  theme?: SmrCheckElement['theme'];
  loading?: SmrCheckElement['loading'];
  'heading-level'?: SmrCheckElement['headingLevel'];
  insurer?: SmrCheckElement['insurer'];
  'idle-timeout'?: SmrCheckElement['idleTimeout'];
  share?: boolean;
};
type Properties = Partial<Pick<SmrCheckElement, 'headingLevel' | 'idleTimeout'>>;
type Events = { [Name in keyof SmrCheckEventMap as `on${Name}`]?: (event: SmrCheckEventMap[Name]) => void };

export type SmrCheckProps = DetailedHTMLProps<HTMLAttributes<SmrCheckElement>, SmrCheckElement> & Attributes & Properties & Events;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'smr-check': SmrCheckProps;
    }
  }
}
