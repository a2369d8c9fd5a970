import { render } from 'preact';
import { App } from './app';
import { takeToken } from './editing';
import { startPlaces } from './place';
import './styles/base.css';
import './styles/layout.css';
import './styles/parts.css';
import './styles/pages.css';
import './styles/print.css';
import { startTheme } from './theme';

startTheme();
startPlaces();
const token = takeToken();
const root = document.getElementById('app');
if (root) render(<App token={token} />, root);
