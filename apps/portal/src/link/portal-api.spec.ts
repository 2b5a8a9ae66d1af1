import { describe, expect, it } from '@jest/globals';
import { api } from '#siaga/contracts';
import { BOARD_ROUTES, OWN_BOARD_ROUTES } from '../board/board-api.js';
import { BOOKING_ROUTES, TICKET_ROUTES, ticketPath, WAIT_ROUTES } from '../booking/booking-api.js';
import { CASE_ROUTES, MONITORING_ROUTES } from '../monitoring/monitoring-api.js';
import { POSITION_ROUTES } from '../position/use-position.js';
import { ROUTES } from './portal-api.js';

describe('routes of a board', () => {
  it.each(Object.keys(BOARD_ROUTES) as (keyof typeof BOARD_ROUTES)[])(
    'should know where to tell %s',
    (name) => {
      expect(BOARD_ROUTES[name]).toBe(api[name].path);
      expect(api[name].method).toBe('POST');
    },
  );

  it.each(Object.keys(OWN_BOARD_ROUTES) as (keyof typeof OWN_BOARD_ROUTES)[])(
    'should know where to read %s',
    (name) => {
      expect(OWN_BOARD_ROUTES[name](':id')).toBe(api[name].path);
      expect(api[name].method).toBe('GET');
    },
  );
});

describe('routes of the first view', () => {
  it.each(Object.keys(ROUTES) as (keyof typeof ROUTES)[])('should know %s as the contracts do', (name) => {
    const { method, path } = api[name];
    expect(ROUTES[name]).toEqual({ method, path });
  });

  it.each(Object.keys(POSITION_ROUTES) as (keyof typeof POSITION_ROUTES)[])(
    'should know where %s is told',
    (name) => {
      expect(POSITION_ROUTES[name](':id')).toBe(api[name].path);
      expect(api[name].method).toBe('POST');
    },
  );

  it.each(Object.keys(TICKET_ROUTES) as (keyof typeof TICKET_ROUTES)[])(
    'should know where %s of a ticket is',
    (name) => {
      expect(TICKET_ROUTES[name](':id')).toBe(api[name].path);
      expect(api[name].method).toBe(name === 'portalTicketPlaces' ? 'GET' : 'POST');
    },
  );

  it.each(Object.keys(WAIT_ROUTES) as (keyof typeof WAIT_ROUTES)[])(
    'should know where %s of a waiting list is',
    (name) => {
      expect(WAIT_ROUTES[name](':id')).toBe(api[name].path);
      expect(api[name].method).toBe(name === 'waitPlace' ? 'GET' : 'POST');
    },
  );

  it.each(Object.keys(BOOKING_ROUTES) as (keyof typeof BOOKING_ROUTES)[])(
    'should know where %s is told, and where a ticket is read',
    (name) => {
      expect(BOOKING_ROUTES[name]).toBe(api[name].path);
      expect(api[name].method).toBe('POST');
      expect(ticketPath(':id')).toBe(api.portalTicket.path);
    },
  );

  it.each(Object.keys(MONITORING_ROUTES) as (keyof typeof MONITORING_ROUTES)[])(
    'should know where %s is told',
    (name) => {
      expect(MONITORING_ROUTES[name]).toBe(api[name].path);
      expect(api[name].method).toBe('POST');
    },
  );

  it.each(Object.keys(CASE_ROUTES) as (keyof typeof CASE_ROUTES)[])(
    'should know where %s of a follow-up is',
    (name) => {
      expect(CASE_ROUTES[name](':id')).toBe(api[name].path);
      expect(api[name].method).toBe(['ownCase', 'ownCopy'].includes(name) ? 'GET' : 'POST');
    },
  );
});
