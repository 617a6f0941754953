import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useLanguage } from './pieces/say.ts';
import { useDarkness } from './pieces/theme.ts';
import { makeRouter } from './router.tsx';
import { Refusal } from './wire/call.ts';

/** The console: one query cache, one router, and the language and theme on the document. */
export function App(): ReactNode {
  const [{ client, router }] = useState(start);
  const [language] = useLanguage();
  const dark = useDarkness();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [language, dark]);
  return (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}

function start() {
  // A session that has ended shows itself as a 401 on any call; the sign-in page brings the reader back afterwards.
  const onError = (error: unknown) => {
    if (!(error instanceof Refusal) || error.status !== 401) return;
    const { pathname, href } = router.state.location;
    if (pathname === '/sign-in' || pathname === '/setup') return;
    client.removeQueries({ queryKey: ['me'] });
    void router.navigate({ to: '/sign-in', search: { next: href } });
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        // A refusal stays a refusal; only an unreachable server is asked again.
        retry: (failures, error) => !(error instanceof Refusal && error.status < 500) && failures < 1,
        retryDelay: 600,
      },
    },
  });
  const router = makeRouter(client);
  return { client, router };
}
