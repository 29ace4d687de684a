import { Component, type ReactNode } from 'react';
import { MessagePage } from './message-page.tsx';

/** React tells faults of rendering to classes only. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <MessagePage about="failed" /> : this.props.children;
  }
}
