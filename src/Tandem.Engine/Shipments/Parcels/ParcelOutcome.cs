using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>What became of one parcel.</summary>
/// <param name="Index">Its place in what was sent, from 0.</param>
/// <param name="Problem">Why it was not taken; null where it was.</param>
public sealed record ParcelOutcome(int Index, ParcelState State, Reason? Problem = null, string? BolOrderId = null);
