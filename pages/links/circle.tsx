// The convener confirms that the mentor circle has met (R35, R36).
import { Button, type LinkPage } from './page.tsx';

export const circle: LinkPage = {
  choices: ['held'],

  show: ({ t, link, n }) => ({
    title: t.circle(link.circle ?? 'evaluation', n),
    body: (
      <form method="post">
        <Button label={t.meeting.held} choice="held" />
      </form>
    ),
  }),

  async act(visit, _form, desk) {
    await desk.circleMeetingHeld(visit);
    return {};
  },
};
