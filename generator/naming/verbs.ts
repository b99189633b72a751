import { withoutGroup } from '../ir/operation-id.js';
import type { Operation } from '../ir/model.js';
import { wordsOf } from './words.js';

/** Words with which operation ids say what is done, other than what a verb of HTTP says: as a method, one is enough. */
const ACTIONS: ReadonlySet<string> = new Set(
  `
    abort accept acknowledge activate add allocate allow append apply approve archive assign associate attach authorize
    ban bind block book boot call cancel capture charge check checkin checkout claim clear clone close commit compare
    complete confirm connect convert copy count deactivate decline deny deploy destroy detach disable disassociate
    disconnect dismiss dispatch download duplicate enable end enqueue evaluate exchange execute expire export extend
    fail favorite find finalize finish flush follow fork forward freeze grant halt hide ignore import increment inspect
    install invalidate invite invoke issue join kick kill launch leave like link load lock login logout lookup mark
    match merge migrate mount move mute notify open pause pay pin ping preview process promote provision publish pull
    purge push query read reactivate reboot rebuild receive record recover redeem refresh refund register reindex reject
    release reload remove rename renew reopen reorder reply report request rerun resend reset resize resolve restart
    restore resume retry return revert review revoke rollback rotate run scale schedule search select send share show
    sign simulate skip snapshot snooze split star start stop submit subscribe suspend swap sync synchronize tag terminate
    test track transfer transition trigger unarchive unassign unban unblock unfollow unfreeze uninstall unlike unlink
    unlock unmount unmute unpin unpublish unregister unshare unstar unsubscribe unsuspend upload validate verify view
    vote void wait wake withdraw
  `
    .trim()
    .split(/\s+/),
);

/** The word with which an operation id says what is done, where it is one that is known; the id's group is no part of it. */
export const actionIn = ({ operationId }: Pick<Operation, 'operationId'>): string | undefined => {
  const word = firstWord(operationId);
  return word !== undefined && ACTIONS.has(word) ? word : undefined;
};

/** Likewise, with the words for what is usual. */
export const verbIn = (operation: Pick<Operation, 'operationId'>): string | undefined => {
  const word = firstWord(operation.operationId);
  return word !== undefined && USUAL.has(word) ? word : actionIn(operation);
};
const USUAL: ReadonlySet<string> = new Set(['create', 'delete', 'get', 'list']);

const firstWord = (id: string | undefined): string | undefined =>
  id === undefined ? undefined : wordsOf(withoutGroup(id))[0]?.toLowerCase();
