/** Keeps a page that throws from taking the shell down: shows what to do instead, until the reader goes elsewhere. */
import { Component, type ComponentChildren } from 'preact'

interface Props {
  /** What stands instead of a page that failed. */
  fallback: ComponentChildren
  /** Another value gives the page another chance: the address. */
  at: string
  children: ComponentChildren
}

/** A class, because only a class can catch what its children throw. */
export class Boundary extends Component<Props, { brokenAt: string | null }> {
  override state = { brokenAt: null }

  override componentDidCatch(error: unknown) {
    console.error(error)
    this.setState({ brokenAt: this.props.at })
  }

  override render({ fallback, at, children }: Props) {
    return this.state.brokenAt === at ? fallback : children
  }
}
