using Tandem.Engine.Values;

namespace Tandem.Engine.Shipments.Parcels;

/// <summary>What became of a file with parcels.</summary>
public sealed record ParcelImport(int Taken, int Known, IReadOnlyList<ParcelRowProblem> Problems);

/// <summary>A row that was not taken, by its line in the file.</summary>
public sealed record ParcelRowProblem(int Line, Reason Why);
