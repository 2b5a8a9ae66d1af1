import { defineConfig } from 'vite';
import { webConfig } from '../../vite.shared.js';

export default defineConfig(webConfig({ name: 'crew', base: '/crew/', worker: 'own' }));
