namespace Tandem.Engine.Loop;

/// <summary>When a lane wants to run again by itself (null: only when woken), and which lanes have work because of it.</summary>
internal readonly record struct LaneResult(DateTimeOffset? NextDue, Lane Wake = Lane.None);
