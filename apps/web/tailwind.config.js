import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import headlessui from '@headlessui/tailwindcss';
import forms from '@tailwindcss/forms';

const tremor = join(dirname(createRequire(import.meta.url).resolve('@tremor/react')), 'components');
const named = (name) => `rgb(var(--${name}) / <alpha-value>)`;

/** Tremor's colour roles, laid on our own: one set of variables serves both themes. */
const roles = {
  brand: {
    faint: named('sunken'),
    muted: named('sunken'),
    subtle: named('accent'),
    DEFAULT: named('accent'),
    emphasis: named('accent'),
    inverted: named('on-accent'),
  },
  background: {
    muted: named('sunken'),
    subtle: named('sunken'),
    DEFAULT: named('surface'),
    emphasis: named('muted'),
  },
  border: { DEFAULT: named('line') },
  ring: { DEFAULT: named('line') },
  content: {
    subtle: named('faint'),
    DEFAULT: named('muted'),
    emphasis: named('ink'),
    strong: named('ink'),
    inverted: named('surface'),
  },
};

/** @type {import('tailwindcss').Config} */
export default {
  content: {
    relative: true,
    files: [
      './index.html',
      './src/**/*.{ts,tsx}',
      // Only the parts of Tremor that src/ui wraps; the whole would double the style sheet.
      join(tremor, 'layout-elements/Card/*.js'),
      join(tremor, 'list-elements/{List,Table}/*.js'),
      join(tremor, 'text-elements/Metric/*.js'),
    ],
  },
  darkMode: 'class',
  theme: {
    fontSize: {
      xs: ['0.75rem', { lineHeight: '1.125rem' }],
      sm: ['0.875rem', { lineHeight: '1.375rem' }],
      base: ['1rem', { lineHeight: '1.5rem' }],
      '2xl': ['1.5rem', { lineHeight: '2rem' }],
      '3xl': ['1.875rem', { lineHeight: '2.25rem' }],
      'tremor-label': ['0.75rem', { lineHeight: '1.125rem' }],
      'tremor-default': ['0.875rem', { lineHeight: '1.375rem' }],
      'tremor-title': ['1rem', { lineHeight: '1.5rem' }],
      'tremor-metric': ['1.875rem', { lineHeight: '2.25rem' }],
    },
    fontFamily: { sans: ['Inter Variable', 'Noto Sans Arabic Variable', 'system-ui', 'sans-serif'] },
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      page: named('page'),
      surface: named('surface'),
      sunken: named('sunken'),
      ink: named('ink'),
      muted: named('muted'),
      faint: named('faint'),
      line: named('line'),
      edge: named('edge'),
      accent: named('accent'),
      'on-accent': named('on-accent'),
      baseline: named('baseline'),
      within: named('within'),
      watch: named('watch'),
      breach: named('breach'),
      'breach-ink': named('breach-ink'),
      refused: named('refused'),
      'watch-ink': named('watch-ink'),
      tremor: roles,
      'dark-tremor': roles,
    },
    extend: {
      borderRadius: { 'tremor-small': '0.25rem', 'tremor-default': '0.5rem', 'tremor-full': '9999px' },
      boxShadow: { 'tremor-card': '0 1px 2px 0 rgb(0 0 0 / 0.04)', 'dark-tremor-card': 'none' },
    },
  },
  // Forms by class only: its global rules draw with data: images, which the content security policy refuses.
  plugins: [forms({ strategy: 'class' }), headlessui],
};
