import { Component, type ReactNode } from 'react';
import { MessagePage } from './message-page.tsx';

/** Catches faults of rendering; React reports them to class components only. */
export class FaultBoundary extends Component<{ readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <MessagePage about="failed" /> : this.props.children;
  }
}
