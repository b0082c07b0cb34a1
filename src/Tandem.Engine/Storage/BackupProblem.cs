namespace Tandem.Engine.Storage;

/// <summary>Why a copy was not made or not put back; the message says what to do.</summary>
public sealed class BackupProblem(string message) : Exception(message);
