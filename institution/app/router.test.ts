import { isNotFound } from '@tanstack/react-router';
import { expect, test } from 'vitest';
import { router } from './router.tsx';

const withId = Object.values(router.routesById).filter(
  ({ fullPath }) => fullPath.includes('$') && !fullPath.endsWith('$'),
);

test('there are pages about one person or request', () => {
  expect(withId.length).toBeGreaterThan(4);
});

test.each(withId.map((route) => [route.fullPath, route] as const))(
  '%s is no page where no id stands in it',
  async (_path, route) => {
    const open = (id: string) => {
      const params = Object.fromEntries(Array.from(route.fullPath.matchAll(/\$(\w+)/g), ([, name = '']) => [name, id]));
      try {
        route.options.beforeLoad?.({ params } as never);
        return 'opened';
      } catch (error) {
        return isNotFound(error) ? 'not found' : error;
      }
    };
    expect(open('ania')).toBe('not found');
    expect(open('0198a2c4-5b1e-7c33-9d10-3f8e7a6b5c4d')).toBe('opened');
  },
);
