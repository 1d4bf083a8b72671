/** News of a window that hears nothing: it asks for what comes after what it has seen. */

/** Before asking again where there was no answer. */
const REST_MS = 1000;

/** Asks until it is stopped; what is answered later is not shown. Answers how to stop. */
export function follow<News extends { n: number }>(
  ask: (seen: number | null) => Promise<News>,
  show: (news: News) => void,
  rest = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
): () => void {
  let on = true;
  const run = async () => {
    let seen: number | null = null;
    while (on) {
      try {
        const news = await ask(seen);
        seen = news.n;
        if (on) show(news);
      } catch {
        // Until there is an answer, what was shown stands.
        await rest(REST_MS);
      }
    }
  };
  void run();
  return () => void (on = false);
}
