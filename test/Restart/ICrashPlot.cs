namespace Tandem.Tests.Restart;

/// <summary>What people do in a crash drill.</summary>
internal interface ICrashPlot
{
    /// <summary>Something new happens, for the step of that number to handle.</summary>
    Task Begin(CrashDrill drill, int number, CancellationToken ct);

    /// <summary>People do what there is to do now; asked again and again, so each thing once.</summary>
    Task Push(CrashDrill drill, CancellationToken ct);

    /// <summary>Whether all that was begun has ended as it should.</summary>
    Task<bool> IsDone(CrashDrill drill, CancellationToken ct);
}
