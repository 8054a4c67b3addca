/** The name that an address has for a model which was dropped on the page. */
export const ownModelName = 'own';
