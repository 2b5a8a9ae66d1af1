import { describe, expect, it } from '@jest/globals';
import { cString, makeMessage } from './frontend-messages.js';
import { StatementNames } from './statement-names.js';

const parse = (name: string): Buffer =>
  makeMessage('P', Buffer.concat([cString(name), cString('SELECT 1'), Buffer.alloc(2)]));
const bind = (name: string): Buffer =>
  makeMessage('B', Buffer.concat([cString(''), cString(name), Buffer.alloc(6)]));
const describeStatement = (name: string): Buffer =>
  makeMessage('D', Buffer.concat([Buffer.from('S'), cString(name)]));
const close = (name: string): Buffer => makeMessage('C', Buffer.concat([Buffer.from('S'), cString(name)]));

describe('StatementNames', () => {
  it('should give one statement the same name in every message of a connection', () => {
    const names = new StatementNames(7);
    expect(names.rewrite(parse('near'))).toEqual(parse('c7_1'));
    expect(names.rewrite(bind('near'))).toEqual(bind('c7_1'));
    expect(names.rewrite(describeStatement('near'))).toEqual(describeStatement('c7_1'));
    expect(names.rewrite(bind('other'))).toEqual(bind('c7_2'));
  });

  it('should keep the statements of two connections apart', () => {
    expect(new StatementNames(1).rewrite(parse('near'))).not.toEqual(
      new StatementNames(2).rewrite(parse('near')),
    );
  });

  it('should leave the unnamed statement, portals and other messages as they are', () => {
    const names = new StatementNames(1);
    const portal = makeMessage('D', Buffer.concat([Buffer.from('P'), cString('near')]));
    for (const message of [parse(''), bind(''), portal, makeMessage('Q', cString('SELECT 1'))]) {
      expect(names.rewrite(message)).toEqual(message);
    }
    expect(names.closeAll()).toEqual([]);
  });

  it('should free what was not closed, once', () => {
    const names = new StatementNames(3);
    names.rewrite(parse('a'));
    names.rewrite(parse('b'));
    expect(names.rewrite(close('a'))).toEqual(close('c3_1'));
    expect(names.closeAll()).toEqual([close('c3_2')]);
    expect(names.closeAll()).toEqual([]);
  });
});
