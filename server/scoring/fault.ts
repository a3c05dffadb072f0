/** Every kind of fault that a scheme, a bundle or a mark can have; its texts are in words/scoring. */

export type FaultCode =
  // the tree
  | 'id-form' | 'id-twice' | 'too-deep' | 'no-children' | 'too-many' | 'name-missing' | 'contest-only-at-root'
