using Tandem.Engine.Loop;
using Tandem.Engine.Values;

namespace Tandem.Engine.Orders;

/// <summary>One remote write for an order.</summary>
public sealed record OrderWrite(
    IntentKind Kind, IntentState State, Reason? Why, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? SettledAt,
    DateTimeOffset DueAt, int Attempts, string? RemoteWords);
