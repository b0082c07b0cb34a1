namespace Tandem.Engine.Alerts;

/// <summary>One week of a seller, from Monday to Sunday.</summary>
/// <param name="First">The Monday.</param>
/// <param name="Orders">Placed at bol.</param>
/// <param name="Imported">Put into the shop.</param>
/// <param name="Cancelled">Orders of which everything was cancelled.</param>
/// <param name="Parcels">Shipments that the seller sent.</param>
/// <param name="InTime">Of those, handed over by the last moment that keeps bol's promise.</param>
/// <param name="Updates">Numbers that bol was given.</param>
/// <param name="Overstated">Of those, the ones that were more than there was.</param>
/// <param name="Questions">Open now.</param>
public sealed record WeekFigures(DateOnly First, int Orders, int Imported, int Cancelled, int Parcels, int InTime, int Updates,
    int Overstated, int Questions);
