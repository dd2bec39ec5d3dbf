/** Hands the state to every component. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translator } from '../locales/index.ts';
import type { AppState } from './state.ts';

const StateContext = createContext<AppState | null>(null);

export const StateProvider = StateContext.Provider;

/** The state of the App or Popup around this component. */
export function useApp(): AppState {
  const state = useContext(StateContext);
  if (!state) throw new Error('A component was drawn outside App and Popup.');
  return state;
}

/** The messages in the chosen language; draws the component anew when the language changes. */
export const useText = (): Translator => useApp().t.value;
