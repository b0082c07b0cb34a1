using Tandem.Engine.Journal;

namespace Tandem.Engine.Pages;

/// <summary>Which part of the trail is asked for.</summary>
/// <param name="Search">An order number, EAN, SKU, offer id or name; empty: all.</param>
/// <param name="From">The first day, of the Netherlands; null: from the beginning.</param>
/// <param name="To">The last day; null: up to now.</param>
/// <param name="Subject">For what happened: only what is about this; null: about anything.</param>
public sealed record TrailFilter(
    string? Search = null, DateOnly? From = null, DateOnly? To = null, ActivitySubject? Subject = null);
