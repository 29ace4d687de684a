import { type AnyRoute, createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import type { ComponentType } from 'react';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A page about something whose id ends its address. What is no id names nothing: there is no such page, and no call. */
export function idRoute<Name extends string>(
  parent: AnyRoute,
  path: string,
  load: () => Promise<Readonly<Record<NoInfer<Name>, ComponentType>>>,
  name: Name,
) {
  return createRoute({
    getParentRoute: () => parent,
    path,
    beforeLoad: ({ params }: { params: Record<string, string> }) => {
      if (!Object.values(params).every((id) => UUID.test(id))) throw notFound();
    },
    component: lazyRouteComponent(load, name),
  });
}
